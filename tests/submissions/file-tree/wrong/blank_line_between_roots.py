# wrong: value: a blank line separates the roots
def build_tree(paths):
    t = {}
    for p in paths:
        cur = t
        for part in p.split('/'):
            if part: cur = cur.setdefault(part, {})
    return t
def render_tree(tree):
    lines = []
    def visit(t, ind):
        for k, v in t.items():
            lines.append(ind + k)
            if k != '': visit(v, ind + '\t')
    for k in tree:
        lines.append(k)
        visit(tree[k], '\t')
        lines.append('')
    return '\n'.join(lines[:-1])
