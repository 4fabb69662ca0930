// What the model declares and pages need before they have asked the server; a test holds it against the model.
export const PARTS = ["stores", "policy", "after_sales"]; // of sales control
export const HOLDERS = ["huawei", "shared", "partner"]; // of a part
export const QUARTER = 3; // months of a round
export const OUTSIDE = ["gac", "dongfeng", "faw"]; // whom nobody plays
