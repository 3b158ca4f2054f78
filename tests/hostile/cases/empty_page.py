# problem: attention
# group: manners
# does: Is a page with nothing but comments.
# verdict: unwritten

"""Nothing is written yet."""

# TODO
