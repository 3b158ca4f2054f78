# problem: attention
# group: not stopping
# does: Has two threads wait for each other, and joins them.
# verdict: timeout

import threading


def scaled_dot_product_attention(q, k, v, mask=None):
    a, b, both = threading.Lock(), threading.Lock(), threading.Barrier(2)


    def take(first, second):
        with first:
            both.wait()
            with second:
                pass


    threads = [threading.Thread(target=take, args=pair) for pair in ((a, b), (b, a))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
