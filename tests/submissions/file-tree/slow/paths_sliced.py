# slow: head and tail of the list at every step, and a tree that is rendered into a new list for every line
def build_tree(paths):
    tree = {}
    while paths:
        path, paths = paths[0], paths[1:]
        node = tree
        for name in path.split("/"):
            if name:
                node = node.setdefault(name, {})
    return tree


def render_tree(tree):
    lines = []

    def visit(node, level):
        nonlocal lines
        for name, child in node.items():
            lines = lines + ["\t" * level + name]
            visit(child, level + 1)

    visit(tree, 0)
    return "\n".join(lines)
