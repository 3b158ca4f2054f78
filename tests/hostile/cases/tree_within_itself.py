# problem: file-tree
# group: dressed up
# does: Answers with a dict that contains itself under every name.
# verdict: failed, error, timeout

def build_tree(paths):
    tree = {}
    for path in paths:
        for name in path.split("/"):
            tree[name] = tree
    return tree


def render_tree(tree):
    return "\n".join(tree)
