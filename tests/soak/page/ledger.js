// The page's side of the bookkeeping. A line is written before what it tells of is done, and goes
// the same way as what the page asks for, so that not even a killed page sends what is not in it.
export const note = (...words) => console.log(`ledger ${words.join(" ")}`);
