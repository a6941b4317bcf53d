def idx_file(name, part):
    """The numbers of an IDX file, one row for each example; None if it is not there."""
    folders = [pathlib.Path(folder).expanduser() for folder in FOLDERS]
    places = [folder / name / sub for folder in folders for sub in ("", "raw")]
    files = [part, part + ".gz", part.replace("-idx", ".idx")]
    for place in [pathlib.Path(name).expanduser(), *places]:
        for path in (place / file for file in files):
            if path.is_file():
                content = path.read_bytes()
                if path.suffix == ".gz":
                    content = gzip.decompress(content)
                sizes = np.frombuffer(content, ">i4", content[3], 4)
                values = np.frombuffer(content, np.uint8, offset=4 + 4 * len(sizes))
                return values.reshape(sizes[0], -1)
    return None


def idx_images(name, kept=None):
    """Training and test images with their labels; of the classes kept, if given."""
    sets = []
    for part in ("train", "t10k"):
        images = idx_file(name, part + "-images-idx3-ubyte")
        labels = idx_file(name, part + "-labels-idx1-ubyte")
        if images is not None:
            sets.append((images, labels.reshape(-1)))
    assert sets, f"the files of {name} are in none of FOLDERS, {FOLDERS}"
    present = np.unique(np.concatenate([labels for _, labels in sets]))
    return [keep(images, np.searchsorted(present, labels), kept) for images, labels in sets]
