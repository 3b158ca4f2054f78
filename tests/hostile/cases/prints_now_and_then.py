# problem: attention
# group: not stopping
# does: Prints a line ten times a second, without end.
# verdict: timeout

import time


def scaled_dot_product_attention(q, k, v, mask=None):
    while True:
        print("still at it", flush=True)
        time.sleep(0.1)
