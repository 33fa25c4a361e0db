import { useEffect, useState } from 'react'
import { imageAddress } from './save.ts'

/** What stands on paper in place of the diagram: the whole picture, whatever part of it is in sight. Drawn when it is printed. */
export function PrintedPicture({ svg, alt }: { svg: () => string; alt: string }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const paper = matchMedia('print')
    const draw = () => paper.matches && setAddress(imageAddress(svg()))
    const onPrint = () => setAddress(imageAddress(svg()))
    draw()
    paper.addEventListener('change', draw)
    window.addEventListener('beforeprint', onPrint)
    return () => {
      paper.removeEventListener('change', draw)
      window.removeEventListener('beforeprint', onPrint)
    }
  }, [svg])
  return address && <img className="gi-printed" src={address} alt={alt} />
}
