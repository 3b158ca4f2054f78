def edit_distance(a, b):
    above = list(range(len(b) + 1))  # from the empty text: insertions only
    for i, x in enumerate(a, start=1):
        row = [i]  # to the empty text: deletions only
        for j, y in enumerate(b, start=1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y)))
        above = row
    return above[-1]
