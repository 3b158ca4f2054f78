# problem: file-tree
# group: dressed up
# does: Answers with an integer too long to be written down in decimal.
# verdict: failed, error

HUGE = 10**100_000


def build_tree(paths):
    return HUGE


def render_tree(tree):
    return {"a": -HUGE}
