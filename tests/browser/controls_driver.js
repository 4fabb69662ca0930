// Moves every control that is on the page to its ends and back, and tells what the setting became.
async () => {
  const { setting } = await import("/page/state.js");
  const settled = () => new Promise((done) => setTimeout(done, 5));
  const start = setting.value;
  const told = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const inputs = (key) => all(`[data-key="${key}"]`);
  const place = (list, way) => list[way === "low" ? 0 : list.length - 1];

  const move = (list, way) => {
    const [first] = list;
    if (first.type === "range") {
      first.value = way === "low" ? first.min : first.max;
      first.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (first.tagName === "SELECT") {
      first.value = place([...first.options], way).value;
      first.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      place(list, way).click();
    }
  };
  const anew = async () => {
    setting.value = start;
    await settled();
  };
  const put = async (what) => {
    await settled();
    told.push({ what, changes: setting.value.changes });
  };

  for (const key of new Set(all("[data-key]").map((each) => each.dataset.key))) {
    for (const way of ["low", "high"]) {
      await anew();
      move(inputs(key), way);
      await put(`${key} ${way}`);
      const field = inputs(key)[0]?.closest(".field");
      const back = field?.querySelector(".back");
      told.at(-1).marked = Boolean(field?.classList.contains("changed"));
      back?.click();
      await settled();
      told.at(-1).left = back ? setting.value.changes : {};
    }
  }

  await anew();
  for (const form of all("form.add")) {
    for (const option of form.querySelector("select").options) {
      form.querySelector("select").value = option.value;
      form.requestSubmit();
      await settled();
    }
  }
  await put("everything added");
  while (document.querySelector("[data-remove]")) {
    document.querySelector("[data-remove]").click();
    await settled();
  }
  await put("everything taken out");
  while (document.querySelector("[data-return]")) {
    document.querySelector("[data-return]").click();
    await settled();
  }
  await put("everything put back");

  await anew();
  for (let round = 0; round < 3; round += 1) {
    for (const button of all(".party .plus:not(:disabled)")) button.click();
    await settled();
    for (const way of ["high", "low"]) {
      for (const slider of all('.party input[type="range"]')) {
        move([slider], way);
        await settled();
      }
      await put(`steps added ${round}, ${way}`);
    }
  }
  await anew();
  return told;
};
