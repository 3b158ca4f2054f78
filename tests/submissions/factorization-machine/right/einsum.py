# right: einsum for every product
import numpy as np


def fm_predict(X, w0, w, V):
    linear = np.einsum("ni,i->n", X, w)
    s = np.einsum("ni,if->nf", X, V)
    inter = np.einsum("nf,nf->n", s, s) - np.einsum("ni,ni,if,if->n", X, X, V, V)
    return inter / 2 + linear + w0
