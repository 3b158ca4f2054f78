# problem: attention
# group: manners
# does: Is right, and imports much of the standard library.
# verdict: passed

import math

import torch

import argparse, asyncio, csv, ctypes, dataclasses, email, hashlib, heapq, html, http.client
import inspect, itertools, json, multiprocessing, pdb, pickle, pprint, queue, socket, sqlite3
import ssl, statistics, string, subprocess, textwrap, unittest, urllib.request, xml.etree, zipfile


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
