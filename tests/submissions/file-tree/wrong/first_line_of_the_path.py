# wrong: names: only the first of splitlines() is used, which ends at a carriage return
def build_tree(paths):
    root = {}
    for path in paths:
        node = root
        for name in path.splitlines()[0].split("/") if path else []:
            if not name:
                continue
            node = node.setdefault(name, {})
    return root


def render_tree(tree):
    lines = []

    def walk(node, depth):
        for name, child in node.items():
            lines.append("\t" * depth + name)
            walk(child, depth + 1)

    walk(tree, 0)
    return "\n".join(lines)
