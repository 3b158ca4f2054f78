# wrong: value: the finished text is stripped, with the spaces of its first and last name
def build_tree(paths):
    t = {}
    for p in paths:
        cur = t
        for part in p.split('/'):
            if part: cur = cur.setdefault(part, {})
    return t
def render_tree(tree):
    s = []
    def visit(t, d):
        for k, v in t.items():
            s.append('\t' * d + k + '\n'); visit(v, d + 1)
    visit(tree, 0)
    return ''.join(s).strip()
