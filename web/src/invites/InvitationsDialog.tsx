import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { SearchX, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { BulkChange } from '#contract/invites/managing.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { useFollow } from '#lib/realtime.ts';
import { countOf, NOTHING_SELECTED, type Selection } from '#lib/selection.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { BulkChangeDialog } from './BulkChangeDialog.tsx';
import { Funnel } from './Funnel.tsx';
import { InvitationChange, type PlannedChange } from './InvitationChange.tsx';
import { InvitationFilter } from './InvitationFilter.tsx';
import { InvitationList } from './InvitationList.tsx';
import styles from './list.module.css';
import { isFiltering, type ListFilter, NO_FILTER } from './list-filter.ts';
import { useText as useListText } from './list-text.ts';
import { inviteCountsOf, inviteOptionsOf, invitesOf } from './queries.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { targetsOf } from './selection.ts';
import { useText } from './text.ts';

const NOTHING_KNOWN = { canMail: false, deviceBinding: false, roles: [] };

type Props = { readonly mediaId: string; readonly onInvite: () => void; readonly onClose: () => void };

/** Who was invited and what became of it, as it happens. */
export function InvitationsDialog({ mediaId, onInvite, onClose }: Props) {
  const text = useText();
  const listText = useListText();
  useFollow(`invites:${mediaId}`);
  const [filter, setFilter] = useState<ListFilter>(NO_FILTER);
  const search = useSettled(filter.search.trim());
  const asked = { ...filter, search };
  const invites = useInfiniteQuery(invitesOf(mediaId, asked));
  const { data: counts } = useQuery(inviteCountsOf(mediaId, asked));
  const { data: options } = useQuery(inviteOptionsOf(mediaId));
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  // The bar with the focus goes when nothing is selected any more: then what stands in its place takes it over.
  const [takesFocus, setTakesFocus] = useState(false);
  const [planned, setPlanned] = useState<PlannedChange | null>(null);
  const [bulk, setBulk] = useState<BulkChange['action'] | null>(null);
  const offers = options ?? NOTHING_KNOWN;
  const isEmpty = counts?.funnel.made === 0;

  const found = (
    <div className={styles.found}>
      <p role="status">
        {counts === undefined
          ? null
          : isFiltering(asked)
            ? listText('matching', { count: counts.matching, made: counts.funnel.made })
            : listText('shown', { count: counts.funnel.made })}
      </p>
      {isFiltering(filter) ? (
        <Button kind="quiet" size="small" onPress={() => show(NO_FILTER)}>
          {listText('clearFilter')}
        </Button>
      ) : null}
    </div>
  );

  function select(next: Selection): void {
    setSelection(next);
    setTakesFocus(false);
  }

  function clear(): void {
    setSelection(NOTHING_SELECTED);
    setTakesFocus(true);
  }

  function show(next: ListFilter): void {
    setFilter(next);
    select(NOTHING_SELECTED);
  }

  return (
    <Dialog
      isOpen
      size="wide"
      title={text('invitations')}
      help={text('invitationsHelp')}
      onClose={onClose}
      footer={
        countOf(selection) > 0 ? (
          <SelectionBar selection={selection} offers={offers} onPlan={setBulk} onClear={clear} />
        ) : (
          <>
            {isEmpty ? null : (
              <Button icon={UserPlus} onPress={onInvite}>
                {text('invite')}
              </Button>
            )}
            <Button kind={isEmpty ? 'plain' : 'primary'} autoFocus={takesFocus} onPress={onClose}>
              {text('done')}
            </Button>
          </>
        )
      }
    >
      {isEmpty ? (
        <EmptyState
          icon={UserPlus}
          title={text('nobody')}
          action={
            <Button kind="primary" icon={UserPlus} onPress={onInvite}>
              {text('invite')}
            </Button>
          }
        >
          {text('nobodyWords')}
        </EmptyState>
      ) : (
        <>
          <Funnel funnel={counts?.funnel ?? { made: 0, sent: 0, delivered: 0, opened: 0, joined: 0 }} />
          <InvitationFilter mediaId={mediaId} filter={filter} onChange={show} counts={counts} roles={offers.roles} />
          <Loaded query={invites} waiting={<SkeletonList rows={3} />}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.invites);
              if (rows.length === 0) {
                return (
                  <>
                    {found}
                    <EmptyState icon={SearchX} title={listText('nothingMatches')}>
                      {listText('nothingMatchesWords')}
                    </EmptyState>
                  </>
                );
              }
              return (
                <InvitationList
                  rows={rows}
                  found={found}
                  counts={counts}
                  offers={offers}
                  selection={selection}
                  onSelect={select}
                  onPlan={setPlanned}
                  more={
                    invites.hasNextPage
                      ? {
                          state: invites.isFetchingNextPage ? 'pending' : 'ready',
                          onShow: () => void invites.fetchNextPage(),
                        }
                      : null
                  }
                />
              );
            }}
          </Loaded>
        </>
      )}
      {planned === null || options === undefined ? null : (
        <InvitationChange mediaId={mediaId} planned={planned} options={options} onClose={() => setPlanned(null)} />
      )}
      {bulk === null || options === undefined ? null : (
        <BulkChangeDialog
          mediaId={mediaId}
          action={bulk}
          count={countOf(selection)}
          targets={targetsOf(selection, asked)}
          options={options}
          onClose={(what) => {
            setBulk(null);
            if (what === 'done') clear();
          }}
        />
      )}
    </Dialog>
  );
}
