# The same mix in numpy: answers each line of its input with the milliseconds that one took, and a sample.
import sys
import time

import numpy as np

count = 2646000
noise = lambda step: np.arange(count, dtype=np.float32) * np.float32(step) % 1000 / 500 - 1
tracks = [np.stack([noise(7 + i), noise(11 + i)]).astype(np.float32) for i in range(10)]
volumes = [np.float32(0.05 * (i + 1)) for i in range(10)]
for _ in sys.stdin:
    start = time.perf_counter()
    mixed = tracks[0] * volumes[0]
    for i in range(1, 10):
        mixed += tracks[i] * volumes[i]
    clipped = np.clip(mixed, -1, 1)
    print((time.perf_counter() - start) * 1000, clipped[1, 1000000], flush=True)
