# wrong: value: a name with a dot is taken for a file, and nothing is put below it
def build_tree(paths):
    # a name with a dot is a file: it has no children
    t = {}
    for p in paths:
        cur = t
        for part in p.split('/'):
            if not part: continue
            nxt = cur.setdefault(part, {})
            if '.' in part: break
            cur = nxt
    return t
def render_tree(tree):
    lines = []
    def visit(t, ind):
        for k, v in t.items():
            lines.append(ind + k); visit(v, ind + '\t')
    visit(tree, '')
    return '\n'.join(lines)
