"""Export files that merchants download: recognised by header, read row by row into facts."""
