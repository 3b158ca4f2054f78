# problem: file-tree
# group: not stopping
# does: Walks a tree that it has made endless.
# verdict: timeout, error, memory

def build_tree(paths):
    tree = {}
    tree[""] = tree
    node = tree
    while node:
        node = node[""]
    return tree


def render_tree(tree):
    return ""
