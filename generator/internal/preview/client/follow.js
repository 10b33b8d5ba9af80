// Following a stream: it says which generation is current. A connection that
// fell silent, as after the machine slept, is opened anew; the server then says
// at once what was missed.

const silence = 40000; // the server says something every 15 seconds

// follow calls heard with each generation, lost(false) while the server cannot
// be reached, and lost(true) once and for all when it refuses: it is another one
// now, with another token. It returns what ends it.
function follow(address, heard, lost) {
  let source = null;
  let last = 0;
  const open = () => {
    source?.close();
    last = Date.now();
    source = new EventSource(address);
    const alive = () => { last = Date.now(); };
    source.addEventListener("generation", (event) => { alive(); heard(Number(event.data)); });
    source.addEventListener("beat", alive);
    source.addEventListener("error", () => {
      // Some browsers try again by themselves unless they were refused.
      const refused = source.readyState === EventSource.CLOSED;
      if (refused) end();
      lost(refused);
    });
  };
  const watch = setInterval(() => { if (Date.now() - last > silence) open(); }, 5000);
  const end = () => {
    clearInterval(watch);
    source.close();
  };
  open();
  return end;
}
