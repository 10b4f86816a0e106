"""Export files of a made-up fruit shop, as the back office would write them. Same seed and moment: same rows."""
