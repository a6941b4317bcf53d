import tarfile


def cifar_images(name, kept=None):
    """Training and test images of CIFAR-10's binary version, with their labels."""
    folder, archive = "cifar-10-batches-bin", "cifar-10-binary.tar.gz"
    places = [pathlib.Path(name)] + [pathlib.Path(p) / name for p in FOLDERS]
    places = [place.expanduser() for place in places]

    def batch(file):
        for place in places:
            for path in (place / file, place / folder / file):
                if path.is_file():
                    return path.read_bytes()
            if (place / archive).is_file():
                with tarfile.open(place / archive) as tar:
                    return tar.extractfile(f"{folder}/{file}").read()
        raise FileNotFoundError(f"{file} is in none of {places}")

    sets = []
    for files in ([f"data_batch_{n}.bin" for n in range(1, 6)], ["test_batch.bin"]):
        rows = np.frombuffer(b"".join(map(batch, files)), np.uint8).reshape(-1, 3073)
        sets.append(keep(rows[:, 1:], rows[:, 0], kept))
    return sets
