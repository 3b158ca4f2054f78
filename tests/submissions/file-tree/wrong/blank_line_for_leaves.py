# wrong: value: a leaf's empty rendering is joined as well and gives a blank line
def build_tree(paths):
    root = {}
    for path in paths:
        cur = root
        for part in path.strip().split("/"):
            if not part:
                continue
            if part not in cur:
                cur[part] = {}
            cur = cur[part]
    return root


def render_tree(tree, depth=0):
    lines = []
    for name, child in tree.items():
        lines.append("\t" * depth + name)
        lines.append(render_tree(child, depth + 1))
    return "\n".join(lines)
