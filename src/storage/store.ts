/** Everything that Daystep remembers, bound once a request or tick to the KV namespace and the clock. */
import type { Time } from '../domain/time.ts';
import { type Agenda, readAgenda } from './agenda.ts';
import { type AttemptStore, createAttemptStore } from './attempts.ts';
import { type AuditStore, createAuditStore } from './audit.ts';
import { type BatchStore, createBatchStore } from './batches.ts';
import { withBudget } from './budget.ts';
import { type ClockStore, createClockStore } from './clock.ts';
import { createDeletionStore, type DeletionStore } from './deletions.ts';
import { createEnrollmentStore, type EnrollmentStore } from './enrollments.ts';
import { createFigureStore, type FigureStore } from './figures.ts';
import { createImportStore, type ImportStore } from './imports.ts';
import { openNamespace } from './namespace.ts';
import { createPendingSendStore, type PendingSendStore } from './pending-sends.ts';
import { createSignupIncidentStore, type SignupIncidentStore } from './signup-incident.ts';
import { createSubscriberStore, type SubscriberStore } from './subscribers.ts';
import { createTransitionStore, type TransitionStore } from './transitions.ts';

export interface Store {
  subscribers: SubscriberStore;
  enrollments: EnrollmentStore;
  batches: BatchStore;
  attempts: AttemptStore;
  transitions: TransitionStore;
  pendingSends: PendingSendStore;
  deletions: DeletionStore;
  clock: ClockStore;
  /** What a tick has to know before anything else: one list. */
  agenda(): Promise<Agenda>;
  signupIncident: SignupIncidentStore;
  audit: AuditStore;
  figures: FigureStore;
  imports: ImportStore;
  /** The same store, on which so many KV operations can be made; one more throws (see `unlessSpent`). */
  withBudget(operations: number): Store;
}

export interface StoreOptions {
  /** Waits between the attempts of a write. */
  time: Pick<Time, 'sleep'>;
  /** Keys of the hashes that stand for a deleted subscriber: the current SIGNING_SECRET first. */
  signingSecrets: readonly string[];
}

/** Binds the store to a KV namespace. No operation is made before a method is called. */
export function createStore(kv: KVNamespace, options: StoreOptions): Store {
  const namespace = openNamespace(kv, options.time.sleep);
  return {
    subscribers: createSubscriberStore(namespace),
    enrollments: createEnrollmentStore(namespace),
    batches: createBatchStore(namespace),
    attempts: createAttemptStore(namespace),
    transitions: createTransitionStore(namespace),
    pendingSends: createPendingSendStore(namespace),
    deletions: createDeletionStore(namespace, options.signingSecrets),
    clock: createClockStore(namespace),
    agenda: () => readAgenda(namespace),
    signupIncident: createSignupIncidentStore(namespace),
    audit: createAuditStore(namespace, options.signingSecrets),
    figures: createFigureStore(namespace),
    imports: createImportStore(namespace),
    withBudget: (operations) => createStore(withBudget(kv, operations), options),
  };
}
