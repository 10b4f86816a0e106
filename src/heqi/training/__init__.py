"""Train and measure the models of `heqi.core.language`. Never imported when serving.

The way of a model: `sets` reads the data folder → `folds` splits it, equal texts together → `vocabulary` chooses the
features → `design` lays texts out as a sparse matrix → `fit` finds weights → `assemble` quantises them into one
`LinearModel` → `evaluate` measures that very model, as it is served, on texts that it has not seen.

`reviews/` and `turns/` say which heads there are and how each is trained.
"""
