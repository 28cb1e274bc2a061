/** What the server says of a rehearsal. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export interface Component { type: string; key?: string; path?: string; label?: string; dateLabel?: string; timeLabel?: string; subtype?: string; values?: { label: string; value: string }[]; components?: Component[]; validate?: { required?: boolean } }
export interface Field { name: string; label: string; required: boolean; choices: Record<string, string> }
export interface Start { id: string; name: string; how: string; fields: Field[]; form: Component[] }
export interface Answer { values: { [name: string]: Json }; after: string; leave: boolean }
export interface Heard { event: string; after: string; values: { [name: string]: Json } }
export interface Scenario { start: string; startAt: string; values: { [name: string]: Json }; answers: Record<string, Answer[]>; events: Heard[] }
export interface Drawn { flow: string; name: string; depth: number; xml: string; passed: string[]; current: string[] }
export interface Entry { at: string; depth: number; flow: string; kind: string; step: string; title: string; who: string; text: string }
export interface Done { key: string; visit: number; name: string; flow: string; who: string; at: string; due: string; doneAt: string; left: boolean; values: { [name: string]: Json }; invented: string[]; fields: Component[] }
export interface Outcome { ending: string; said: string; waiting: string[]; events: Record<string, string>; runs: Drawn[]; timeline: Entry[]; tasks: Done[]; used: Scenario; invented: string[]; millis: number }
export interface Shown { id: string; over: boolean; said: string; problem: string; outcomes: Outcome[]; differences: string[][] }
