# right: running totals in two loops
# Another way to write it, which has to pass. The first line says which way it is.
import math


def new_problem(log_probs):
    total, count = 0.0, 0
    for sequence in log_probs:
        for value in sequence:
            total += value
            count += 1
    return 1 / math.exp(total / count)
