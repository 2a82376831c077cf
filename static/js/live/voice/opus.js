// What every voice here is: 48 kHz mono, 60 ms a packet.
export const RATE = 48_000;
export const FRAME = 2_880; // samples of one packet
