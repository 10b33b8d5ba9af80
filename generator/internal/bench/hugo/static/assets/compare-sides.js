document.body.dataset.script = ''
