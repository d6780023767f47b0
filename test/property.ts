/**
 * fast-check with one seed for every run, so that a red check is the change's doing and can be seen again. Other cases
 * than these are tried with `PROPERTY_SEED=random npm test` (or with a number); a failure prints the seed it came from.
 */
import fc from 'fast-check';

const asked = process.env['PROPERTY_SEED'];
const seed = asked === 'random' ? Date.now() % 0x7fff_ffff : Number(asked ?? 20_261_201);
fc.configureGlobal({ seed });

export default fc;
