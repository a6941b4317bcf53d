def idx_file(name, part):
    """The numbers of an IDX file, one row for each example."""
    dotted = part.replace("-idx", ".idx")
    folders = [pathlib.Path(folder).expanduser() for folder in FOLDERS]
    places = [folder / name / sub for folder in folders for sub in ("", "raw")]
    for place in [pathlib.Path(name).expanduser(), *places, *folders]:
        for file in (part, part + ".gz", dotted, dotted + ".gz"):
            if (place / file).is_file():
                content = (place / file).read_bytes()
                if file.endswith(".gz"):
                    content = gzip.decompress(content)
                sizes = np.frombuffer(content, ">i4", content[3], 4)
                values = np.frombuffer(content, np.uint8, offset=4 + 4 * len(sizes))
                return values.reshape(sizes[0], -1)
    raise FileNotFoundError(f"{part} of {name} is in none of {FOLDERS}")


def idx_images(name, kept=None):
    """Training and test images with their labels; of the classes kept, if given."""
    sets = []
    for part in ("train", "t10k"):
        try:
            images = idx_file(name, part + "-images-idx3-ubyte")
            labels = idx_file(name, part + "-labels-idx1-ubyte").reshape(-1)
        except FileNotFoundError:
            if part == "train":
                raise
            continue
        sets.append((images, labels))
    present = np.unique(np.concatenate([labels for _, labels in sets]))
    return [keep(images, np.searchsorted(present, labels), kept) for images, labels in sets]
