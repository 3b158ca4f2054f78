# right: two rows of fixed length that change places, by indices
def edit_distance(a, b):
    m, n = len(a), len(b)
    previous = [0] * (n + 1)
    current = [0] * (n + 1)
    for j in range(n + 1):
        previous[j] = j
    for i in range(1, m + 1):
        current[0] = i
        for j in range(1, n + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        previous, current = current, previous
    return previous[n]
