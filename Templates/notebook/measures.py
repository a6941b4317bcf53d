def measures(moments, names):
    """What a run is reduced to: each number of the report, by its name."""
    epochs = [moment for moment in moments if "training_loss" in moment]
    trained = epochs[1:]
    numbers = {"initial_" + name: epochs[0].get(name) for name in epochs[0]}
    if trained:
        first, last = trained[0], trained[-1]
        best = min(trained, key=lambda moment: moment["validation_loss"])
        numbers.update({"first_" + name: value for name, value in first.items()})
        numbers.update(last)
        numbers["lowest_validation_loss"] = best["validation_loss"]
        numbers["best_validation_accuracy"] = max(m["validation_accuracy"] for m in trained)
        numbers["selected_test_loss"] = best.get("test_loss")
        numbers["selected_test_accuracy"] = best.get("test_accuracy")
        numbers["selected_validation_accuracy"] = best["validation_accuracy"]
        numbers["generalization_gap"] = last["validation_loss"] - last["training_loss"]
        losses = np.array(last["batch_losses"])
        if len(losses) > 2:
            numbers["loss_roughness"] = np.diff(losses).std(ddof=1) / losses.mean()
    for name in names:
        kind, _, value = name.partition(" ")
        if kind in ("steps_to_accuracy", "epochs_to_accuracy"):
            numbers[name] = crossing(moments, kind.partition("s_")[0], float(value))
        elif kind == "gap_at_training_loss":
            numbers[name] = gap_at(epochs, float(value))
    return {name: numbers.get(name) for name in names}


def crossing(moments, unit, accuracy):
    """When the validation accuracy first reaches a value, straight between moments."""
    before = None
    for moment in moments:
        if moment["validation_accuracy"] >= accuracy:
            if before is None or before["step"] == 0:
                return None  # earlier than the first look
            rise = moment["validation_accuracy"] - before["validation_accuracy"]
            share = (accuracy - before["validation_accuracy"]) / rise
            return before[unit] + share * (moment[unit] - before[unit])
        before = moment
    return None  # not within the training


def gap_at(epochs, loss):
    """Validation loss minus training loss where the training loss falls to a value."""
    gap = [moment["validation_loss"] - moment["training_loss"] for moment in epochs]
    for n in range(1, len(epochs)):
        before, after = epochs[n - 1]["training_loss"], epochs[n]["training_loss"]
        if after <= loss:
            if before <= loss:
                return None
            return gap[n - 1] + (before - loss) / (before - after) * (gap[n] - gap[n - 1])
    return None
