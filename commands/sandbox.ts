/** The vendors' simulators alone, on fixed ports, for whoever writes a client: `npm run sandbox`. */
import { startBabycareSandbox } from '../sandbox/babycare/sandbox.ts';
import { samplePlatformOrderNo } from '../sandbox/babycare/samples.ts';
import { showcaseIds, usualUntil } from '../sandbox/sales/generator.ts';
import { sampleFrontOrderId, sampleOrderId } from '../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../sandbox/soms/sandbox.ts';
import { startBtsSandbox } from '../sandbox/yuanshu/bts.ts';
import { startYuanshuSandbox } from '../sandbox/yuanshu/platform.ts';

const ports = { soms: 4101, babycare: 4102, bts: 4103, yuanshu: 4104 } as const;

const until = usualUntil();
const soms = await startSomsSandbox({ port: ports.soms, until });
const babycare = await startBabycareSandbox({ port: ports.babycare, until });
const bts = await startBtsSandbox({ port: ports.bts, until });
const yuanshu = await startYuanshuSandbox({ port: ports.yuanshu, until });

const { tenantId, user, password } = soms.credentials;
const { appId, appSecret } = babycare.credentials;
const { platformOrderNo, somsOrderId, babycareSalesOrderId, pickup } = showcaseIds;

process.stdout.write(`SOMS      ${soms.url}/${tenantId}/soms/
          tenant ${tenantId}, HTTP Basic ${user} / ${password}, operator: any
          what it is and how to make it misbehave: ${soms.url}/_sandbox
Babycare  ${babycare.url}
          appId ${appId}, secret ${appSecret}, public parameters in the query, sign md5
          what it is and how to make it misbehave: ${babycare.url}/_sandbox
Yuanshu   ${bts.url}
          its BTS: tenant ${bts.credentials.tenantId}, signKey ${bts.credentials.signKey}
          what it is and how to make it misbehave: ${bts.url}/_sandbox

          ${yuanshu.url}
          its platform, which takes notices: tenant ${yuanshu.credentials.tenantId}, signed with this key of today:
${yuanshu.credentials.privateKeyPem}
Platform order numbers to try
  ${platformOrderNo}   in both systems: SOMS order ${somsOrderId}, Babycare order ${babycareSalesOrderId}
  ${pickup.platformOrderNo}   SOMS only, waits in store ${pickup.storeId} with pickup code ${pickup.code}
  ${sampleFrontOrderId}               the sample of the SOMS document, order ${sampleOrderId}
  ${samplePlatformOrderNo}   the sample of the Babycare document
`);

async function end(): Promise<void> {
  await Promise.all([soms.close(), babycare.close(), bts.close(), yuanshu.close()]);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
