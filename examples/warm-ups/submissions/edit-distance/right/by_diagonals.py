# right: how far each diagonal gets with 0, 1, 2, … edits (Ukkonen)
def edit_distance(a, b):
    m, n = len(a), len(b)
    reached = {0: 0}
    edits = 0
    while True:
        for d in reached:
            i = reached[d]
            while i < m and i + d < n and a[i] == b[i + d]:
                i += 1
            reached[d] = i
        if reached.get(n - m, -1) >= m:
            return edits
        edits += 1
        further = {}
        for d, i in reached.items():
            for to, after in ((d - 1, i + 1), (d, i + 1), (d + 1, i)):
                at = min(after, m, n - to)
                if at > further.get(to, -1):
                    further[to] = at
        reached = further
