# right: recursion for both, a generator with yield from, filter(None, ...)
def insert(node, names, i):
    if i == len(names):
        return
    insert(node.setdefault(names[i], {}), names, i + 1)


def build_tree(paths):
    tree = {}
    for p in paths:
        insert(tree, list(filter(None, p.split("/"))), 0)
    return tree


def walk(tree, indent=""):
    for k in tree:
        yield indent + k
        yield from walk(tree[k], indent + "\t")


def render_tree(tree):
    return "\n".join(walk(tree))
