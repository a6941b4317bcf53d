torch.set_num_threads(1)  # sums in one order, whatever the machine


@torch.no_grad()
def evaluate(model, features, labels):
    """Loss and accuracy in inference mode, each example weighing the same."""
    model.eval()  # batch norm: running averages; no dropout
    count, start, loss, correct = len(labels), 0, 0.0, 0
    while start < count:
        # 256 at a time; a single one that is left joins those before.
        end = count if count - start <= 257 else start + 256
        logits = model(features[start:end])
        loss += F.cross_entropy(logits, labels[start:end], reduction="sum").item()
        correct += (logits.argmax(dim=1) == labels[start:end]).sum().item()
        start = end
    model.train()
    return loss / count, correct / count


def train(cell, seed):
    """Trains one network; what was measured, moment by moment, or None if it diverged."""
    training, validation, *test = examples(cell)
    test = test if cell["test"] else []
    features, labels = training
    torch.manual_seed(seed)
    model = cell["network"]()  # draws the initial weights
    optimizer = cell["optimizer"](model)
    loader = DataLoader(range(len(labels)), batch_size=cell["batch_size"], shuffle=True)
    moments = [{"epoch": 0, "step": 0}]
    moments[0].update(at_end(model, training, validation))
    step, lowest = 0, math.inf
    for epoch in range(1, cell["epochs"] + 1):
        batches = list(loader)  # draws the order of the epoch
        state = torch.get_rng_state()
        losses, correct = [], 0
        model.train()
        for batch in batches:
            optimizer.zero_grad()
            logits = model(features[batch])
            loss = cell["loss"](logits, labels[batch])
            if not torch.isfinite(loss):
                return None
            loss.backward()
            optimizer.step()
            step += 1
            losses.append((loss.item(), len(batch)))
            correct += (logits.argmax(dim=1) == labels[batch]).sum().item()
            if step in cell["evaluate_after"]:
                loss, accuracy = evaluate(model, *validation)
                moment = {"validation_loss": loss, "validation_accuracy": accuracy}
                moments.append({"epoch": step / len(batches), "step": step, **moment})
        # What dropout draws is no part of the orders: pairs stay pairs.
        torch.set_rng_state(state)
        moment = {"epoch": epoch, "step": step, **at_end(model, training, validation)}
        moment["running_loss"] = sum(loss * rows for loss, rows in losses) / len(labels)
        moment["running_accuracy"] = correct / len(labels)
        moment["last_batch_loss"] = losses[-1][0]
        moment["batch_losses"] = [loss for loss, _ in losses]
        if not math.isfinite(moment["training_loss"]):
            return None
        if test and (epoch == cell["epochs"] or moment["validation_loss"] < lowest):
            moment["test_loss"], moment["test_accuracy"] = evaluate(model, *test[0])
        lowest = min(lowest, moment["validation_loss"])
        moments.append(moment)
    return moments


def at_end(model, training, validation):
    """Training and validation metrics with the same weights."""
    numbers = {}
    for name, part in (("training", training), ("validation", validation)):
        numbers[name + "_loss"], numbers[name + "_accuracy"] = evaluate(model, *part)
    return numbers
