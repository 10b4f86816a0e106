"""What a buyer means: intent, emotion and dissatisfaction of a turn; verdict, causes and opinions of a review; and why.

`Understanding.classify` answers one text, `classify_many` a batch (`classify.py`); `Reading.body()` is the JSON of
`heqi classify` (`reading.py`). `turns.py` and `reviews.py` read the scores of the linear models.
"""
