package config

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// boardView is the id of the part for other sites that shows the board: no
// declared view can have it.
const boardView = "board"

// views judges the tables [[views]]. Whether there are the themes, objectives,
// owners and products that a filter names is for those who know the content.
func (j *judge) views() {
	for i, v := range j.c.Views {
		key := "views." + strconv.Itoa(i)
		if v.ID == boardView {
			j.add(key+".id", fmt.Sprintf("the id %q is that of the board itself", v.ID), "choose another")
		}
		if v.Rows != "" && v.Rows == v.Columns {
			j.add(key+".rows", fmt.Sprintf("rows and columns are both %s", v.Rows), "write one of the two differently, or leave out rows")
		}
		j.among(key+".filter.horizon", v.Filter.Horizon, "horizon", j.c.HorizonIDs())
		j.among(key+".editions", v.Editions, "edition", j.c.EditionIDs())
	}
}

// among reports ids in a list that are not among those that are known.
func (j *judge) among(path string, ids []string, kind string, known []string) {
	for n, id := range ids {
		if id != "" && !slices.Contains(known, id) { // an empty one was refused by the decoder
			j.problems = append(j.problems, diag.New("config/value", j.c.Where(path+"."+strconv.Itoa(n)), "there is no %s %q", kind, id).DidYouMean(id, known))
		}
	}
}
