import { CircleCheck, Clapperboard, Clock, Mail, MailX, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import styles from './Lists.module.css';
import { Chapter, Specimen } from './Specimen.tsx';

export function Lists() {
  const [tab, setTab] = useState<'invitations' | 'waiting' | 'none'>('invitations');
  return (
    <Chapter title="Lists">
      <Specimen title="Chip">
        <Chip>Tag</Chip>
        <Chip tone="accent" icon={Mail}>
          Sent
        </Chip>
        <Chip tone="success" icon={CircleCheck}>
          Joined
        </Chip>
        <Chip tone="warning" icon={Clock}>
          Deferred
        </Chip>
        <Chip tone="danger" icon={MailX}>
          Bounced
        </Chip>
      </Specimen>
      <Specimen title="Avatar">
        <Avatar name="Ada Lovelace" size="small" />
        <Avatar name="Grace Hopper" />
        <Avatar name="Alan Turing" />
        <Avatar name="Käthe" />
        <Avatar name="Barbara Liskov" />
        <Avatar name="Edsger W. Dijkstra" size="large" />
      </Specimen>
      <Specimen title="Tabs, rows, skeleton, nothing there" layout="stack">
        <Tabs
          label="Invitations"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { value: 'invitations', name: 'Invitations', count: 2, content: <Rows /> },
            { value: 'waiting', name: 'On its way', content: <SkeletonList rows={3} /> },
            { value: 'none', name: 'Nothing there', content: <Nothing /> },
          ]}
        />
      </Specimen>
      <Specimen title="Thumbnail" layout="stack">
        <div className={styles.thumbnails}>
          <Thumbnail src={null} />
          <Thumbnail src={null} icon={Clapperboard} durationSeconds={754} />
          <Thumbnail src={PICTURE} alt="A slope in the evening" durationSeconds={3723} />
        </div>
      </Specimen>
    </Chapter>
  );
}

const PICTURE = new URL('./slope.svg', import.meta.url).href;

function Rows() {
  return (
    <List label="Invitations">
      <ListRow
        picture={<Avatar name="Ada Lovelace" />}
        title="Ada Lovelace"
        detail="Viewer · Joined on Firefox, Windows · 12 min ago"
        marks={
          <>
            <Chip tone="accent" icon={Mail}>
              Sent
            </Chip>
            <Chip tone="success" icon={CircleCheck}>
              Joined
            </Chip>
          </>
        }
        actions={<RowMenu name="Ada Lovelace" />}
      />
      <ListRow
        picture={<Avatar name="Grace Hopper" />}
        title={
          <TextLink href="/dev/ui" kind="title">
            Grace Brewster Murray Hopper with a name that goes on
          </TextLink>
        }
        detail="Viewer · The mailbox is full · yesterday"
        marks={
          <Chip tone="danger" icon={MailX}>
            Bounced
          </Chip>
        }
        actions={<RowMenu name="Grace Hopper" />}
      />
    </List>
  );
}

function RowMenu({ name }: { readonly name: string }) {
  return (
    <Menu label={`Actions for ${name}`}>
      <MenuItem icon={Mail}>Send again</MenuItem>
      <MenuItem icon={Trash2} tone="danger">
        Remove
      </MenuItem>
    </Menu>
  );
}

function Nothing() {
  return (
    <EmptyState
      icon={UserPlus}
      title="Nobody is invited yet"
      action={
        <Button kind="primary" icon={UserPlus}>
          Invite users
        </Button>
      }
    >
      Give one named person a link that opens this video without an account.
    </EmptyState>
  );
}
