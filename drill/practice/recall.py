"""What is remembered of each problem, debugging task and card, and when it is to be practised again.

Every sitting is rated once (`rating` says how), and FSRS turns the ratings into the time at which the
chance of recalling it falls to nine tenths.
"""
