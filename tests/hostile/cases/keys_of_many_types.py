# problem: file-tree
# group: dressed up
# does: Answers with a dict whose keys cannot be sorted together.
# verdict: failed

def build_tree(paths):
    return {1: {}, "a": {}, None: {}, 2.5: {}, (1, "b"): {}, b"c": {}, float("nan"): {}}


def render_tree(tree):
    return ""
