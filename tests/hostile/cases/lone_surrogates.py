# problem: file-tree
# group: dressed up
# does: Answers with text that no encoding can hold.
# verdict: failed

def build_tree(paths):
    return {"\ud800": {"\udfff": {}}}


def render_tree(tree):
    return "\ud800\udfff"
