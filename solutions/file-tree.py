def build_tree(paths):
    tree = {}
    for path in paths:
        node = tree
        for name in path.split("/"):
            if name:  # "//a/" has empty components
                node = node.setdefault(name, {})
    return tree


def render_tree(tree):
    lines = []

    def visit(node, depth):
        for name, children in node.items():
            lines.append("\t" * depth + name)
            visit(children, depth + 1)

    visit(tree, 0)
    return "\n".join(lines)
