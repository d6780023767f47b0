/** What couriers' words and codes mean, as rows of `statusMappings` that a person can read. */
import type { MappingRow } from '../../ports/source.ts';
import type { Vendor } from '../../vocabulary.ts';
import { tablesVersion } from '../code-table.ts';
import { courierRules } from './rules.ts';
import { stateWords } from './state-words.ts';

interface CourierFields {
  readonly vendor: Vendor;
  /** The fields of the state words and of the messages, as the vendor names them. */
  readonly state: string;
  readonly message: string;
}
export function courierMappings({ vendor, state, message }: CourierFields): readonly MappingRow[] {
  const row = (told: Pick<MappingRow, 'field' | 'code' | 'target' | 'note'>): MappingRow => ({
    vendor,
    label: null,
    version: tablesVersion,
    ...told,
  });
  const beside = 'A state word; a message beside it that says something more definite counts before it.';
  return [
    ...[...stateWords].map(([word, status]) => row({ field: state, code: word, target: status, note: beside })),
    ...courierRules.flatMap(({ status, reads, examples }) => {
      const note = `A clause such as this, read as ${(reads ?? ['FACT']).join(', ').toLowerCase()}; ▢ stands for a place or a person, ▣ for a pick-up station.`;
      return examples.map((example) => row({ field: message, code: example, target: status, note }));
    }),
  ];
}
