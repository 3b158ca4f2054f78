# wrong: state: the tree is a default argument, so a second list is added to the first one's tree
def build_tree(paths, tree={}):
    for path in paths:
        cur = tree
        for part in path.split("/"):
            if part:
                cur = cur.setdefault(part, {})
    return tree


def render_tree(tree, depth=0):
    lines = []
    for k, v in tree.items():
        lines.append("\t" * depth + k)
        if v:
            lines.append(render_tree(v, depth + 1))
    return "\n".join(lines)
