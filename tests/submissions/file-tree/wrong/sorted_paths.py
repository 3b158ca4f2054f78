# wrong: value: sorts the paths first, which loses the order of first sight
def build_tree(paths):
    tree = {}
    for path in sorted(set(paths)):
        node = tree
        for part in filter(len, path.split("/")):
            node = node.setdefault(part, {})
    return tree


def render_tree(tree, depth=0):
    return "\n".join(
        "\t" * depth + name + ("\n" + render_tree(sub, depth + 1) if sub else "")
        for name, sub in tree.items()
    )
