/** TradeInCampaigns that offer owners of older cars a trade-in: who is chosen, who talks to whom, what came of it. */
package io.tiaoli.workers.tradein;
