"""Prints measured rows for people."""


def print_row(row):
    print(row.title)
    if row.lines:
        for line in row.lines:
            print(line, flush=True)
        print(flush=True)
        return
    ours = row.contenders[0]
    for contender in row.contenders:
        if contender.failure:
            print(f"  {contender.name:<26} failed: {contender.failure}")
            continue
        ratio = ""
        if contender is not ours and not ours.failure:
            ratio = f"{contender.seconds / ours.seconds:7.2f} x"
            if contender.loaded_seconds is not None:
                ratio += f" (loaded {contender.loaded_seconds / ours.seconds:.2f} x)"
        print(
            f"  {contender.name:<26} {contender.seconds * 1000:9.1f} ms"
            f" ± {contender.spread * 500:7.1f} {contender.megabytes:7.1f} MB {ratio:<28}"
            f" {contender.note}".rstrip())
    for target, is_kept in [] if ours.failure else row.targets():
        print(f"  target: {target}: {'kept' if is_kept else 'MISSED'}")
    print(flush=True)


def print_summary(missed):
    print("A ratio above 1 is how many times longer the peer took than Treaty; `loaded` leaves the")
    print("start of Python and its imports out of the peer's time, never out of Treaty's.")
    for line in missed:
        print(f"missed: {line}")
