def synthetic_images(kept=None):
    """10,000 images of noise, whose labels have nothing to do with them."""
    generator = SplitMix64(0)
    pixels = generator.draw(10_000 * 98).astype("<u8").view(np.uint8)
    labels = generator.draw(10_000) % np.uint64(10)
    return [keep(pixels.reshape(10_000, 784), labels.astype(np.int64), kept)]
