import { Eye, Link as LinkIcon, Lock, Pencil, Plus, Share2, Trash2, Upload, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { AvatarButton } from '#ui/AvatarButton.tsx';
import { Button } from '#ui/Button.tsx';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { Chapter, Specimen } from './Specimen.tsx';

export function Actions() {
  const [status, setStatus] = useState<'private' | 'unlisted'>('private');
  const nothing = () => {};
  return (
    <Chapter title="Actions">
      <Specimen title="Button">
        <Button kind="primary">Generate invite link</Button>
        <Button>Cancel</Button>
        <Button kind="quiet">Preview</Button>
        <Button kind="danger">Delete</Button>
        <Button kind="primary" icon={Upload}>
          Upload
        </Button>
      </Specimen>
      <Specimen title="Button, pending and disabled">
        <Button kind="primary" state="pending">
          Generate invite link
        </Button>
        <Button state="pending">Send again</Button>
        <Button kind="primary" state="disabled">
          Save changes
        </Button>
        <Button state="disabled">Cancel</Button>
        <Button kind="quiet" state="disabled">
          Preview
        </Button>
      </Specimen>
      <Specimen title="Button, small and large">
        <Button size="small">Undo</Button>
        <Button kind="primary" size="small" icon={Plus}>
          Create
        </Button>
        <Button kind="primary" size="large">
          Continue
        </Button>
        <ButtonLink href="/dev/ui">Button link</ButtonLink>
        <span>
          Text with a <TextLink href="/dev/ui">link in it</TextLink>.
        </span>
      </Specimen>
      <Specimen title="Icon button and menu">
        <IconButton label="Share" icon={Share2} />
        <IconButton label="Edit details" icon={Pencil} state="disabled" />
        <Menu label="Actions for Introduction to compilers">
          <MenuChoice
            label="Publish status"
            value={status}
            onChange={setStatus}
            options={[
              { value: 'private', name: 'Private', explanation: 'Only you, your team and whom you invite.' },
              { value: 'unlisted', name: 'Unlisted', explanation: 'Everyone here who has the address.' },
            ]}
          />
          <MenuLine />
          <MenuItem icon={UserPlus} onChoose={nothing}>
            Invite users
          </MenuItem>
          <MenuItem icon={Pencil} onChoose={nothing}>
            Edit details
          </MenuItem>
          <MenuItem icon={Eye} href="/dev/ui">
            Show as viewer
          </MenuItem>
          <MenuItem icon={Lock} state="disabled">
            Not for you
          </MenuItem>
          <MenuLine />
          <MenuItem icon={Trash2} tone="danger" onChoose={nothing}>
            Delete
          </MenuItem>
        </Menu>
        <Menu label="Create" trigger={<Button icon={Plus}>Create</Button>}>
          <MenuItem icon={Upload} onChoose={nothing}>
            Upload video
          </MenuItem>
          <MenuItem icon={LinkIcon} onChoose={nothing}>
            Invite by link
          </MenuItem>
        </Menu>
        <Menu label="Grace Hopper" trigger={<AvatarButton name="Grace Hopper" />}>
          <MenuItem onChoose={nothing}>Sign out</MenuItem>
        </Menu>
      </Specimen>
    </Chapter>
  );
}
