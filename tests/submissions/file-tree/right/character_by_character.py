# right: recursion for each path, and names split by hand, character by character
def _split(path):
    parts, cur = [], []
    for ch in path + "/":
        if ch == "/":
            if cur:
                parts.append("".join(cur))
                cur = []
        else:
            cur.append(ch)
    return parts
def _insert(node, parts, i=0):
    if i == len(parts):
        return
    _insert(node.setdefault(parts[i], {}), parts, i + 1)
def build_tree(paths):
    tree = {}
    for path in paths:
        _insert(tree, _split(path))
    return tree
def render_tree(tree, level=0, lines=None):
    top = lines is None
    if lines is None:
        lines = []
    for key, value in tree.items():
        lines.append(f"{chr(9) * level}{key}")
        render_tree(value, level + 1, lines)
    if top:
        return "\n".join(lines)
